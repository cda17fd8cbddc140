/** The running dashboard: its state, what hears of it, and the work that it has under way. */
import { isRefusal } from '../model/problem.ts';
import type { Glyphs } from '../page/glyphs.ts';
import type { Theme } from '../page/theme.ts';
import { type Frame, frameOf } from './frame.ts';
import type { Next } from './screen.ts';
import { type Layer, type State, screenOf } from './state.ts';
import { type Effect, type Event, settled, update } from './update.ts';

export type Background = 'dark' | 'light';

export interface Outside<W> {
  /** What the settings make of it; the background is not known until the terminal has told it. */
  readonly look: (
    world: W,
    background: Background | undefined,
  ) => { readonly glyphs: Glyphs; readonly theme: Theme | undefined };
  /** Reads the world again. */
  readonly world: () => Promise<W>;
  /** Called once when the dashboard is left. */
  readonly quit: () => void;
  readonly suspend: () => Promise<void>;
  readonly redraw: () => void;
}

export interface Snapshot<W> {
  readonly state: State<W>;
  readonly frame: Frame;
  readonly theme: Theme | undefined;
}

interface Terminal {
  readonly exit: () => void;
  readonly suspendTerminal: (work: () => Promise<void>) => Promise<void>;
}

export class Dashboard<W> {
  /** Its size is given, not that of a terminal. */
  readonly isFixed: boolean;
  #snapshot: Snapshot<W>;
  #terminal: Terminal | undefined;
  #background: Background | undefined;
  readonly #outside: Outside<W>;
  readonly #listeners = new Set<() => void>();
  /** What was typed while work is under way. */
  readonly #waiting: Event<W>[] = [];

  constructor(state: State<W>, theme: Theme | undefined, outside: Outside<W>, isFixed = false) {
    const begun = settled(state);
    this.#snapshot = { state: begun, frame: frameOf(begun), theme };
    this.#outside = outside;
    this.isFixed = isFixed;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot<W> => this.#snapshot;

  connect(terminal: Terminal): void {
    this.#terminal = terminal;
  }

  get terminal(): Terminal | undefined {
    return this.#terminal;
  }

  setBackground(background: Background): void {
    this.#background = background;
    const { theme } = this.#outside.look(this.#snapshot.state.world, background);
    this.#show({ ...this.#snapshot, theme });
  }

  /** All that hear of it draw anew. */
  redraw(): void {
    this.#show({ ...this.#snapshot });
  }

  readonly dispatch = (event: Event<W>): void => {
    const isTyped = event.kind === 'pasted' || (event.kind === 'key' && event.key !== '^C');
    if (isTyped && this.#snapshot.state.isBusy) {
      this.#waiting.push(event);
      return;
    }
    const [next, effects] = update(this.#snapshot.state, event);
    if (next !== this.#snapshot.state) {
      const state = settled(next);
      this.#show({ ...this.#snapshot, state, frame: frameOf(state) });
    }
    for (const effect of effects) this.#perform(effect);
    if (this.#snapshot.state.isBusy) return;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) this.dispatch(waiting);
  };

  /** The world as it is now, and what the open screens show of it. */
  async reload(): Promise<void> {
    const world = await this.#outside.world();
    const { state } = this.#snapshot;
    const { layers } = state;
    const data = await Promise.all(
      layers.map((layer) =>
        screenOf(state, layer)
          .load?.(world, layer.target, layer.options)
          .catch((error: unknown) => {
            // what cannot be read again stays as it was
            if (isRefusal(error)) return layer.data;
            throw error;
          }),
      ),
    );
    const { glyphs, theme } = this.#outside.look(world, this.#background);
    this.#snapshot = { ...this.#snapshot, theme };
    this.dispatch({ kind: 'world', world, layers, data, glyphs });
  }

  #show(snapshot: Snapshot<W>): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }

  #perform(effect: Effect<W>): void {
    switch (effect.kind) {
      case 'load':
        this.#load(effect.layer, effect.replace).catch(this.#failed);
        return;
      case 'work':
        this.#work(effect.work).catch(this.#failed);
        return;
      case 'quit':
        this.#outside.quit();
        return;
      case 'suspend':
        this.#outside.suspend().catch(this.#failed);
        return;
      case 'redraw':
        this.#outside.redraw();
    }
  }

  async #load(layer: Layer, replace: boolean): Promise<void> {
    const { state } = this.#snapshot;
    const data = await screenOf(state, layer).load?.(state.world, layer.target, layer.options);
    this.dispatch({ kind: 'loaded', layer: { ...layer, data }, replace });
  }

  async #work(work: () => Promise<Next<W>>): Promise<void> {
    const next = await work();
    await this.reload();
    this.dispatch({ kind: 'next', next });
  }

  readonly #failed = (error: unknown): void => this.dispatch({ kind: 'failed', error });
}
