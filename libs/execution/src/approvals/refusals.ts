import { type Approval, LOCAL_PRINCIPAL, OperationalError, type Principal } from '@app/contracts';
import { isAllowed, rolesWith } from '@app/policy';

/** Why a principal may not decide on an approval at all; `undefined` where it may. */
export function refusalOf(requester: string, principal: Principal): OperationalError | undefined {
  if (!isAllowed(principal, 'decide'))
    return new OperationalError(
      'forbidden',
      `'${principal.id}' may not decide on approvals.`,
      `That takes a key with the role ${rolesWith('decide').join(' or ')}.`,
    );
  if (requester !== principal.id) return undefined;
  return new OperationalError(
    'self_approval',
    `'${principal.id}' asked for it and cannot decide on it.`,
    principal.id === LOCAL_PRINCIPAL.id
      ? 'Without API keys everybody is `local`. Make keys with `npm run ops -- keys new NAME --role approver` and set API_KEYS.'
      : 'Somebody else with the role approver decides; you can cancel it.',
  );
}

export function notFound(id: string): OperationalError {
  return new OperationalError('not_found', `No approval has the id ${id}.`, 'GET /approvals lists them.');
}

/** The refusal of a decision that came too late. */
export function closed({ id, state, decided_at, remarks }: Approval): OperationalError {
  const last = remarks.findLast(({ verdict }) => verdict !== 'comment');
  const by = last && state !== 'expired' && state !== 'cancelled' ? ` by '${last.principal}'` : '';
  const when = decided_at ? ` at ${decided_at}` : '';
  return new OperationalError(
    'approval_closed',
    `The approval ${id} is ${state}${by}${when}.`,
    'Ask for the change again where it is still wanted.',
  );
}

export function planChanged(detail: string): OperationalError {
  return new OperationalError('plan_changed', detail, 'Look at the plan again, or ask for the change again.');
}
