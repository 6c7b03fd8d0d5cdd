import { describe, expect, it } from 'vitest';
import { ACTIONS } from '@app/contracts';
import { assertSound, CatalogueError, loadCatalogue, parseTool } from './catalogue.loader.js';
import { ToolCatalogue } from './tool-catalogue.js';

const tool = `
name: clock
version: 1
executor: clock
description: Tells the time.
patterns:
  - name: check_status
    capability: check_status
    effect: read
    description: The time.
    inputs: {}
    targets: none
    timeout_ms: 1000
    profile: { cost: 1, latency: 1, incompleteness: 1 }
`;

describe('the shipped catalogue', () => {
  const catalogue = new ToolCatalogue(loadCatalogue());

  it('covers every action of the taxonomy', () => {
    for (const action of ACTIONS) expect(catalogue.patternsFor(action), action).not.toHaveLength(0);
  });

  it('lets only reads be cached', () => {
    const cached = catalogue.tools.flatMap(({ patterns }) =>
      patterns.filter((pattern) => pattern.cache_ttl_ms),
    );
    expect(cached.length).toBeGreaterThan(0);
    for (const pattern of cached) expect(pattern.effect, pattern.name).toBe('read');
  });

  it('finds a pattern by the names a plan uses', () => {
    expect(catalogue.find('asset-db', 'list_assets')?.pattern.capability).toBe('list_assets');
    expect(catalogue.find('asset-db', 'reboot_host')).toBeUndefined();
  });

  it('has a hash that follows its content', () => {
    const [first, ...others] = catalogue.tools;
    const changed = new ToolCatalogue([{ ...first!, version: first!.version + 1 }, ...others]);
    expect(changed.hash).not.toBe(catalogue.hash);
  });
});

describe('the loader', () => {
  it('reads a sound tool', () => {
    expect(parseTool('clock.yaml', tool).patterns[0]?.reads).toEqual([]);
  });

  it.each([
    ['an unknown field', `${tool}colour: red\n`],
    ['a missing effect', tool.replace('    effect: read\n', '')],
    ['an unknown effect', tool.replace('effect: read', 'effect: harmless')],
    ['an unknown capability', tool.replace('capability: check_status', 'capability: make_coffee')],
    ['an input from nowhere', tool.replace('inputs: {}', 'inputs: { a: { type: text, from: [moon] } }')],
    ['a cached write', `${tool.replace('effect: read', 'effect: write')}    cache_ttl_ms: 1000\n`],
    ['broken YAML', `${tool}: : :`],
  ])('refuses %s and names the file', (_fault, text) => {
    expect(() => parseTool('clock.yaml', text)).toThrow(CatalogueError);
    expect(() => parseTool('clock.yaml', text)).toThrow(/clock\.yaml/);
  });

  it('refuses a pattern that declares less effect than its action has', () => {
    const understated = tool.replace('capability: check_status', 'capability: reboot_host');
    const tools = [...loadCatalogue(), parseTool('clock.yaml', understated)];
    expect(() => assertSound(tools)).toThrow(/effect 'read' is less than the action's 'destructive'/);
  });

  it('refuses an action without a tool and a name used twice', () => {
    const tools = loadCatalogue();
    expect(() => assertSound(tools.slice(1))).toThrow(/no tool covers the action/);
    expect(() => assertSound([...tools, tools[0]!])).toThrow(/declared twice/);
  });
});
