/** What prints and ends without the argument parser, in one file of the build. */
import { aheadCommand } from '../../features/ahead/ahead.command.ts';
import { statusCommand } from '../../features/board/status.command.ts';

/** The commands that only print, by the word that calls them. */
export const PRINTING_COMMANDS = { ahead: aheadCommand, status: statusCommand } as const;
