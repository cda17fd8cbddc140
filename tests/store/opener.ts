/** Opens the store of the shipped strategy; a process of shipped.test.ts. */
import { loadStrategy } from '../../src/store/load-strategy.ts';
import { openStore } from '../../src/store/open.ts';

const [built = '', data = ''] = process.argv.slice(2);
const { journal } = await openStore(await loadStrategy({ folder: built }), data);
await journal.close();
