import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApiKey } from '@app/auth';
import { type Role, ROLES } from '@app/contracts';
import { RouteDeclarations } from '../../apps/api/src/auth/route-declarations.js';
import { TestApp } from './support/app.js';
import { HttpClient } from './support/http-client.js';

/** Who may use each route: `public` is everybody, `any` every key, else the roles. Written by hand, from the design. */
const ALLOWED: Readonly<Record<string, 'public' | 'any' | readonly Role[]>> = {
  'GET /health': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /health/startup': 'public',
  'GET /metrics': 'any',
  'POST /pipeline': 'any',
  'POST /pipeline/stream': 'any',
  'GET /pipeline/requests/:id': 'any',
  'GET /assets': 'any',
  'POST /assets/search': 'any',
  'GET /assets/export.csv': 'any',
  'GET /assets/export.json': 'any',
  'GET /assets/:reference': 'any',
  'POST /assets': ['admin'],
  'PATCH /assets/:reference': ['admin'],
  'DELETE /assets/:reference': ['admin'],
  'GET /tools': 'any',
  'GET /prompts': 'any',
  'GET /approvals': 'any',
  'GET /approvals/:id': 'any',
  'POST /approvals/:id/approve': ['approver'],
  'POST /approvals/:id/reject': ['approver'],
  'POST /approvals/:id/cancel': 'any',
  'POST /approvals/:id/comments': 'any',
  'GET /executions': 'any',
  'GET /executions/:id': 'any',
  'GET /executions/:id/events': 'any',
  'POST /executions/:id/cancel': ['operator'],
  'GET /audit': ['admin'],
  'GET /audit/verify': ['admin'],
  'GET /audit/export.ndjson': ['admin'],
  'GET /cache/stats': 'any',
  'GET /cache/explain': ['admin'],
  'POST /cache/invalidate': ['admin'],
  'POST /cache/invalidate/all': ['admin'],
  'POST /cache/invalidate/:asset_id': ['admin'],
  'POST /cache/warm': ['admin'],
};

describe('who may do what', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({
      keys: { ...Object.fromEntries(ROLES.map((role) => [role, [role]])), everything: ROLES },
    });
  });
  afterAll(() => app?.close());

  const paths = Object.keys(ALLOWED);
  /** A body that no route accepts changes nothing where it is let in. */
  const call = (client: HttpClient, route: string) => {
    const [method = '', path = ''] = route.split(' ');
    const place = path.replace(':id', randomUUID()).replace(/:\w+/, 'nobody-here');
    return method === 'GET' || method === 'DELETE'
      ? client.send(method, place)
      : client.send(method, place, '{"no_such_field":1}', { 'Content-Type': 'application/json' });
  };

  it('is said for every route there is, and for no other', () => {
    const routes = app.get(RouteDeclarations).all();
    expect(routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(paths.toSorted());
  });

  it.each(paths)('nobody without a known key: %s', async (route) => {
    for (const client of [app.http, new HttpClient(app.url, { Authorization: `Bearer ${newApiKey()}` })]) {
      const reply = await call(client, route);
      const isPublic = ALLOWED[route] === 'public';
      expect(reply.status, reply.text).toBe(isPublic ? 200 : 401);
      expect(reply.headers.get('www-authenticate')).toBe(isPublic ? null : 'Bearer');
    }
  });

  it.each(paths)('each role: %s', async (route) => {
    const allowed = ALLOWED[route] ?? [];
    for (const name of [...ROLES, 'everything']) {
      const reply = await call(app.as(name), route);
      const may =
        typeof allowed === 'string' || name === 'everything' || allowed.some((role) => role === name);
      expect(may ? [200, 400, 404] : [403], `${name} ${route}: ${reply.text}`).toContain(reply.status);
    }
  });

  it('puts what was denied into the record, and nobody’s key anywhere', async () => {
    await app.as('viewer').post('/cache/invalidate/all', {});
    const denied = await app.rows<{ principal: string; payload: object }>(
      `SELECT principal, payload FROM audit_events WHERE kind = 'access.denied' AND principal = 'viewer' ORDER BY at DESC LIMIT 1`,
    );
    expect(denied).toMatchObject([
      {
        principal: 'viewer',
        payload: { method: 'POST', route: '/cache/invalidate/all', needed: 'administer' },
      },
    ]);
    const [leaks] = await app.rows<{ count: string }>(
      `SELECT count(*) AS count FROM audit_events WHERE payload::text LIKE '%opc\\_%'`,
    );
    expect(Number(leaks?.count)).toBe(0);
    expect((await app.http.get('/health')).text).not.toContain('opc_');
  });
});
