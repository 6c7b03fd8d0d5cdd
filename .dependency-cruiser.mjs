/** Each lib may import those of its own layer and of the layers below. */
const LAYERS = [
  ['pipeline', 'health'],
  ['intent-cache', 'asset-context-cache', 'tool-result-cache', 'prompt-registry', 'execution'],
  ['tools', 'policy', 'audit', 'assets', 'auth'],
  ['database'],
  ['cache', 'llm-provider'],
  ['contracts', 'config', 'telemetry'],
];

const libs = (names) => `^libs/(${names.join('|')})/`;
const packages = (names) => `^node_modules/(${names.join('|')})/`;

/** A rule of severity `error`. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layerRules = LAYERS.slice(1).map((layer, index) =>
  forbid(
    `no-way-up-from-${layer[0]}`,
    'Imports point down the layers, or changes below break everything above.',
    { path: libs(layer) },
    { path: libs(LAYERS.slice(0, index + 1).flat()) },
  ),
);

export default {
  forbidden: [
    ...layerRules,
    forbid(
      'lib-without-layer',
      'A new lib takes its place in LAYERS.',
      { path: '^libs/', pathNot: libs(LAYERS.flat()) },
      {},
    ),
    forbid('no-cycle', 'Modules of a cycle cannot be understood one by one.', {}, { circular: true }),
    forbid('no-app-in-lib', 'Apps are built on libs.', { path: '^libs/' }, { path: '^apps/' }),
    forbid(
      'no-app-in-app',
      'What two apps need is a lib.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'only-by-the-door',
      'src/index.ts is what a lib promises; the rest may change.',
      { path: '^libs/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index[.]ts$'] },
    ),
    forbid(
      'only-by-the-door-from-outside',
      'src/index.ts is what a lib promises; the rest may change.',
      { path: '^(apps|test)/' },
      { path: '^libs/', pathNot: '^libs/[^/]+/src/index[.]ts$' },
    ),
    forbid(
      'no-test-in-production',
      'What runs in production is not written for tests.',
      { path: '^(apps|libs)/', pathNot: ['[.]spec[.]ts$', '^apps/cli/src/bench/'] },
      { path: ['^test/', '[.]spec[.]ts$', packages(['vitest', 'fast-check', '@nestjs/testing'])] },
    ),
    forbid(
      'model-sdk-in-llm-provider-alone',
      'Everything else speaks to models through LlmProvider.',
      { path: '^(apps|libs)/', pathNot: '^libs/llm-provider/' },
      { path: packages(['openai', 'ollama', '@anthropic-ai']) },
    ),
    forbid(
      'redis-in-cache-alone',
      'A dead Redis must cost no request, and only the cache engine sees to that.',
      { path: '^(apps|libs)/', pathNot: '^libs/cache/' },
      {
        path: packages([
          'redis',
          '@redis',
          'ioredis',
          'keyv',
          '@keyv',
          'cache-manager[^/]*',
          '@nestjs/cache-manager',
        ]),
      },
    ),
    forbid(
      'prometheus-in-telemetry-alone',
      'Everything is measured in one registry an application.',
      { path: '^(apps|libs)/', pathNot: '^libs/telemetry/' },
      { path: packages(['prom-client']) },
    ),
    forbid(
      'adapters-without-nest',
      'Vendor adapters are plain classes that can be tested alone.',
      { path: '^libs/(llm-provider|cache)/src/.+/', pathNot: '[.](module|spec)[.]ts$' },
      { path: packages(['@nestjs']) },
    ),
    forbid(
      'contracts-import-nothing',
      'The language of the stages depends on no one; Zod is its grammar.',
      { path: '^libs/contracts/', pathNot: '[.]spec[.]ts$' },
      { pathNot: ['^libs/contracts/', packages(['zod'])] },
    ),
    forbid(
      'http-in-api-alone',
      'Libs know nothing of HTTP; class-validator checks bodies at the edge.',
      { path: '^(libs|apps/cli)/' },
      {
        path: packages([
          'class-validator',
          'class-transformer',
          '@nestjs/platform-express',
          '@nestjs/swagger',
          'express',
        ]),
      },
    ),
    forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    forbid(
      'no-development-package-in-production',
      'What runs in production is a dependency, not a development dependency.',
      { path: '^(apps|libs)/', pathNot: '[.]spec[.]ts$|^apps/cli/launcher/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
