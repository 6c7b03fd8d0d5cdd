export * from './audit-event.js';
export * from './audit-log.service.js';
export * from './audit.module.js';
export * from './audit-trail.service.js';
export * from './create-request-records.migration.js';
export * from './redaction.js';
export type { RequestRecord } from './request-record.js';
