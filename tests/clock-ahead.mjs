/**
 * Sets the wall clock of this process ahead by the seconds of CLOCK_AHEAD, for the tests on another day: loaded through
 * NODE_OPTIONS, and so by every Node that a test starts, in a pseudo-terminal too. In JavaScript, for the Node by which
 * npm runs need not know TypeScript.
 */
const ahead = Number(process.env.CLOCK_AHEAD) * 1000;
if (!(ahead > 0)) throw new Error('CLOCK_AHEAD: the seconds that the clock is to stand ahead');

const Real = Date;
const now = () => Real.now() + ahead;

globalThis.Date = new Proxy(Real, {
  construct: (target, args, made) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new Real(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
