import { describe, expect, it } from 'vitest';
import { OperationalError } from '@app/contracts';
import { asOperational } from './database.errors.js';

const failure = (code: string, message = 'failed'): Error => Object.assign(new Error(message), { code });

describe('asOperational', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '08006', '53300', '57P01', '28P01', '3D000'])(
    'says that the database does not answer for %s, without its words',
    (code) => {
      const error = failure(code, 'password of ops is hunter2');
      expect(asOperational(error)).toMatchObject({ code: 'database_unavailable', cause: error });
      expect(asOperational(error)).not.toMatchObject({ message: expect.stringContaining('hunter2') });
    },
  );

  it('knows the driver by its words where it gives no code', () => {
    const error = new Error('timeout exceeded when trying to connect');
    expect(asOperational(error)).toMatchObject({ code: 'database_unavailable' });
  });

  it('looks into a failure of several addresses', () => {
    const error = new AggregateError([failure('ECONNREFUSED'), failure('EHOSTUNREACH')]);
    expect(asOperational(error)).toMatchObject({ code: 'database_unavailable' });
  });

  it('calls a cancelled statement a timeout', () => {
    expect(asOperational(failure('57014'))).toMatchObject({ code: 'timeout' });
  });

  it.each([failure('23505'), failure('42601'), new OperationalError('conflict', 'x', 'y'), 'text'])(
    "leaves alone what is the statement's own: %s",
    (error) => {
      expect(asOperational(error)).toBe(error);
    },
  );
});
