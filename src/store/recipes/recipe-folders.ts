/** Whether anybody has made or switched on a recipe: by its folders, so that nothing of recipes is loaded for it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of one's own recipes, and of what is remembered of recipes, below the data folder. */
export const RECIPE_FOLDERS = { recipes: 'recipes', collected: 'collected' } as const;

/** Whether a data folder has a folder of recipes, or of what was read by them. */
export function hasRecipeFoldersOnDisk(dataDir: string): boolean {
  return Object.values(RECIPE_FOLDERS).some((name) => existsSync(join(dataDir, name)));
}
