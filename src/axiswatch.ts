await import('./cli.ts');
