export * from './audit.module.js';
export * from './audit-trail.service.js';
export * from './create-request-records.migration.js';
export * from './redaction.js';
export * from './request-record.entity.js';
