/** `--help`: what there is, or what one command does and takes. */
import { GLOBAL_OPTIONS } from '../arguments.ts';
import type { Command, Option } from '../command.ts';

export function helpText(command: Command | undefined, commands: readonly Command[]): string {
  return command === undefined ? helpOnAll(commands) : helpOn(command);
}

function helpOnAll(commands: readonly Command[]): string {
  return [
    'Usage: axiswatch [command] [options]',
    '',
    ...columns(commands.map(({ words, says }) => [words, says])),
    '',
    'Options of every command:',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    'axiswatch <command> --help explains a command.',
    '',
  ].join('\n');
}

function helpOn({ words, args, says, options = [], examples = [] }: Command): string {
  return [
    `Usage: axiswatch ${[words, args].filter(Boolean).join(' ')} [options]`,
    '',
    `${says.charAt(0).toUpperCase()}${says.slice(1)}.`,
    ...(options.length === 0 ? [] : ['', 'Options:', ...optionLines(options)]),
    '',
    'Options of every command:',
    ...optionLines(GLOBAL_OPTIONS),
    ...(examples.length === 0 ? [] : ['', 'Examples:']),
    ...columns(examples.map(([line, what]) => [`axiswatch ${line}`, what])),
    '',
  ].join('\n');
}

function optionLines(options: readonly Option[]): readonly string[] {
  return columns(
    options.map(({ name, takes, says, short, choices }) => [
      `${short === undefined ? '' : `-${short}, `}--${[name, takes].filter(Boolean).join(' ')}`,
      choices === undefined ? says : `${says}: ${choices.join(', ')}`,
    ]),
  );
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
