const NAME = 'axis-of-losers';

/** The files of a release in the package's data folder. */
export const SHIPPED_FILES = {
  strategy: `${NAME}.json`,
  readings: `${NAME}.readings.csv`,
  events: `${NAME}.events.csv`,
  release: 'release.json',
} as const;
