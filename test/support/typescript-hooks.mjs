import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Lets a child process of a test run the sources: the alias of the libraries, and `.ts` where an import says `.js`. */
registerHooks({
  resolve(specifier, context, next) {
    const library = /^@app\/([\w-]+)$/.exec(specifier)?.[1];
    if (library) return next(new URL(`../../libs/${library}/src/index.ts`, import.meta.url).href, context);
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
