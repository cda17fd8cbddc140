/** Every number of a type that is handed on says what it counts: its unit, its range, and what missing means. */
import { expect, test } from 'vitest';
import { files, isSyntax, nodesOf, read, type Syntax, within } from './source.ts';

/** Whether a type is a number, or one of several, or holds some, such as a list or a map. */
function isNumeric(type: unknown): boolean {
  if (Array.isArray(type)) return type.some(isNumeric);
  if (!isSyntax(type)) return false;
  if (type.type === 'TSTypeReference') return isNumeric(within(type.typeArguments).next().value);
  return (
    type.type === 'TSNumberKeyword' ||
    [type.types, type.elementType, type.elementTypes, type.params].some(isNumeric) ||
    (type.type === 'TSTypeOperator' && isNumeric(type.typeAnnotation))
  );
}

/**
 * The numbers of the types that a file exports of which nothing is said: above them, above the number before, which may
 * speak for both, or above the field or the case whose type is written out with them.
 */
function unsaidNumbers(file: string, text: string): readonly string[] {
  const isCommented = ({ start }: Syntax): boolean =>
    /\*\/[\s|]*$/.test(text.slice(0, Number(start)));
  const below = (value: unknown, isSaid: boolean): readonly string[] => {
    if (Array.isArray(value)) {
      let isSaidBefore = false;
      return value.flatMap((each) => {
        if (!isSyntax(each)) return [];
        const isNumber =
          each.type === 'TSPropertySignature' &&
          isSyntax(each.typeAnnotation) &&
          isNumeric(each.typeAnnotation.typeAnnotation);
        isSaidBefore = isCommented(each) || (isNumber && isSaidBefore);
        if (!isNumber) return below(each, isSaid || isSaidBefore);
        return isSaid || isSaidBefore || !isSyntax(each.key) ? [] : [`${each.key.name}`];
      });
    }
    if (!isSyntax(value)) return [];
    return Object.values(value).flatMap((child) => below(child, isSaid));
  };
  return [...nodesOf(file, text)]
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration: of }) => {
      const isType =
        isSyntax(of) && ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'].includes(of.type);
      const name = isType && isSyntax(of.id) ? of.id.name : '';
      return isType ? below(of, false).map((each) => `${name}.${each}`) : [];
    });
}

test('every number of an exported type has a sentence where it is declared', () => {
  const unsaid = files.flatMap((file) =>
    unsaidNumbers(file, read(file)).map((each) => `${file}: ${each}`),
  );
  expect(unsaid).toEqual([]);
});

test('one without is found', () => {
  const text = `
    /** A type. */
    export interface A { readonly b: string; readonly c: number | undefined; }
    export type B =
      | { readonly kind: 'a'; readonly d?: readonly number[] }
      /** Points. */
      | { readonly e: { readonly f: number } }
      | { readonly kind: 'b'; /** 0…1. */ readonly g: number; readonly h: number };
    interface C { i: number }
  `;
  expect(unsaidNumbers('a.ts', text)).toEqual(['A.c', 'B.d']);
});
