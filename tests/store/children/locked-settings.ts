/** A process that reads and writes settings where it may do neither: folder. */
import {
  readSettingsOrMoveBroken,
  writeSettingChanges,
} from '../../../src/store/files/settings.ts';

const [dir = ''] = process.argv.slice(2);
const written = await writeSettingChanges(dir, { theme: 'light' });
const answer = {
  notices: readSettingsOrMoveBroken(dir).notices,
  refused: written.ok ? [] : written.problems.map(({ message }) => message),
};
process.stdout.write(`${JSON.stringify(answer)}\n`);
