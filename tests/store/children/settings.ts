/** A process that writes one setting many times: folder, key, how often. */
import { writeSettingChanges } from '../../../src/store/files/settings.ts';

const [dir = '', key = '', times = '1'] = process.argv.slice(2);
for (let at = 1; at <= Number(times); at += 1) {
  const value = key === 'glyphs' ? 'ascii' : `${at}`;
  const written = await writeSettingChanges(dir, { [key]: value });
  if (!written.ok) throw new Error(written.problems[0]?.message);
}
