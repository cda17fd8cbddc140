/** The names under which files of a store are kept that gave way to others. */
import type { Instant } from '../../core/model/model.ts';

/** The name under which the file of a store is kept that gives way to another at an instant. */
export function fileNameOfStoreSetAside(file: string, now: Instant): string {
  return `${fileStemOfStoreSetAside(file)}${now.replaceAll(/[:.]/g, '-')}.db`;
}

/** What every such name of a store begins with. */
export function fileStemOfStoreSetAside(file: string): string {
  return `${file.replace(/\.db$/, '')}.set-aside-`;
}
