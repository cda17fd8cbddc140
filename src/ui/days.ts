/** Which day it is while the dashboard is open. */
import { millisecondsToClockCheck, type Session } from '../tui/session.ts';
import type { Dispatch } from './app.tsx';

/** Says which day it is, at every local midnight and whenever it is woken. */
export interface Days {
  readonly look: () => void;
  readonly stop: () => void;
}

/** Follows the local days; a stop of the process wakes it. */
export function followDays(session: Session, dispatch: Dispatch): Days {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const clock = session.readClock();
    dispatch({ kind: 'day', today: clock.today });
    timer = setTimeout(look, millisecondsToClockCheck(clock));
  };
  look();
  process.on('SIGCONT', look);
  return {
    look,
    stop: () => {
      clearTimeout(timer);
      process.off('SIGCONT', look);
    },
  };
}
