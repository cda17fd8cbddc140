/** The keymap as Markdown tables: what the README and the page of all keys must say. */

import { REGISTRY } from '../src/features/screens.ts';
import { screenKindName } from '../src/tui/breadcrumbs.ts';
import { readableKeyName } from '../src/tui/own-keys.ts';
import type { Binding, ScreenKind } from '../src/tui/state.ts';

function table(bindings: readonly Binding[]): string {
  const rows = bindings.map(
    (binding) =>
      `| ${binding.keys.map((key) => `\`${readableKeyName(key)}\``).join(' ')} | ${binding.description} |`,
  );
  return ['| keys | |', '|---|---|', ...rows, ''].join('\n');
}

function on(kind: ScreenKind): readonly Binding[] {
  return REGISTRY.bindings.filter((binding) => binding.screens.includes(kind));
}

/** The keys of the overview, from which every other screen is reached. */
export function overviewTable(): string {
  return table(on('overview'));
}

/** Every key, screen by screen; those that work wherever the overview's do stand there alone. */
export function allTables(): string {
  const kinds = [...new Set(REGISTRY.bindings.flatMap((binding) => binding.screens))];
  const everywhere = on('overview');
  const parts = kinds.map((kind) => {
    const own =
      kind === 'overview' ? everywhere : on(kind).filter((each) => !everywhere.includes(each));
    const shared =
      kind === 'overview' ? [] : everywhere.filter((each) => each.screens.includes(kind));
    const also =
      shared.length === 0
        ? ''
        : `As on the overview: ${shared
            .flatMap((each) => each.keys)
            .map((key) => `\`${readableKeyName(key)}\``)
            .join(' ')}\n\n`;
    return `## ${screenKindName(REGISTRY, kind)}\n\n${also}${own.length === 0 ? '' : table(own)}`;
  });
  return `# Every key, by screen\n\nThe program itself says the same: \`?\` lists the keys of the screen you are on.\n\n${parts.join('\n')}`;
}
