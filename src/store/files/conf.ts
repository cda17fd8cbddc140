/** The library that keeps settings; named, because what is imported on use is handed over by name (.config/README.md). */
export { default as Conf } from 'conf';
