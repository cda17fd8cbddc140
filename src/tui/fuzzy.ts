/** The library that finds approximately; named, because what is imported on use is handed over by name (.config/README.md). */
export { default as Fuzzy } from '@leeoniya/ufuzzy';
