/** The libraries that settings are written with; named, because what is imported on use is handed over by name (.config/README.md). */
export { default as Conf } from 'conf';
export { lock } from 'proper-lockfile';
