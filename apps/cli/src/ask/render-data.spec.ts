import { describe, expect, it } from 'vitest';
import { renderData } from './render-data.js';

describe('renderData', () => {
  it('shows the data of each of several steps under its name', () => {
    const rows = [
      { what: 'check connectivity', data: { kind: 'status', rows: [{ name: 'resolves', value: true }] } },
      { what: 'explain concept', data: { kind: 'text', value: 'x' } },
      { what: 'list assets', data: { kind: 'assets', columns: ['name'], rows: [{ name: 'web-01' }] } },
    ];
    const shown = renderData({ kind: 'table', rows }) ?? '';
    expect(shown).toMatch(/check connectivity:[^]*resolves[^]*list assets:[^]*web-01/);
    expect(shown).not.toContain('explain');
  });

  it('shows nothing where the messages say it all', () => {
    const rows = [{ what: 'explain concept', data: { kind: 'text', value: 'x' } }];
    expect(renderData({ kind: 'table', rows })).toBeUndefined();
  });
});
