import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCES = new URL('../../', import.meta.url).href;
const COMPILER_OPTIONS = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

const isSource = (url) => url.startsWith(SOURCES) && !url.includes('/node_modules/');

/** Lets a child process of a test run the sources as they are: libraries by their alias, `.ts` where an import says `.js`. */
registerHooks({
  resolve(specifier, context, next) {
    const library = /^@app\/([\w-]+)$/.exec(specifier)?.[1];
    if (library) return next(`${SOURCES}libs/${library}/src/index.ts`, context);
    const isRelative = /^\.{1,2}\//.test(specifier) && isSource(context.parentURL ?? '');
    return next(isRelative ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load(url, context, next) {
    if (!isSource(url) || !url.endsWith('.ts')) return next(url, context);
    const text = readFileSync(fileURLToPath(url), 'utf8');
    const { outputText } = ts.transpileModule(text, { compilerOptions: COMPILER_OPTIONS });
    return { format: 'module', source: outputText, shortCircuit: true };
  },
});
