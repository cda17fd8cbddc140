/** What prints and ends without the argument parser, in one file of the build. */
import { aheadCommand } from '../../features/ahead/ahead.command.ts';
import { statusCommand } from '../../features/board/status.command.ts';

/** By its word. */
export const PRINTING_COMMANDS = { ahead: aheadCommand, status: statusCommand } as const;
