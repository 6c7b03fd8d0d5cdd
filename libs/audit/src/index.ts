export * from './audit.module.js';
export * from './events/audit-event.js';
export * from './events/audit-log.service.js';
export * from './migrations/create-audit-events.migration.js';
export * from './redaction/redaction.js';
export * from './requests/audit-trail.service.js';
export * from './requests/request-entry.js';
export type { RequestRecord } from './requests/request-record.js';
