import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What happened to one request: every stage, where its parts came from, and what it cost. Never changed. */
@Entity('request_records')
export class RequestRecord {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('timestamptz')
  created_at: Date;

  @Column('text')
  principal: string;

  /** The request with its secrets replaced by placeholders. */
  @Column('text')
  request: string;

  /** SHA-256 of the redacted request. */
  @Column('text')
  input_hash: string;

  @Column('text')
  response_type: string;

  /** The Response without the rows of its data, and the selection. */
  @Column('jsonb')
  record: object;
}
