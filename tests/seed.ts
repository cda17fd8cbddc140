/** A plain run tries the same inputs every time; `AXISWATCH_FUZZ` tries others. */
import fc from 'fast-check';

if (process.env.AXISWATCH_FUZZ === undefined) fc.configureGlobal({ seed: 1 });
