import type { RuleTable } from '../../grammar/grammar.js';
import { ACCESS_FRAMES } from './access.frames.js';
import { DATA_FRAMES } from './data.frames.js';
import { INVENTORY_FRAMES } from './inventory.frames.js';
import { LIVE_FRAMES } from './live.frames.js';
import { LOG_FRAMES } from './logs.frames.js';
import { OPERATION_FRAMES } from './operations.frames.js';
import { RECORD_FRAMES } from './records.frames.js';
import { VAGUE_FRAMES } from './vague.frames.js';

/**
 * What is said in an order of words that no other rule foresees. A frame is a cue with the things it needs, in any
 * order, and between them closed lists of words that say nothing there. Read only where the grammar gives nothing:
 * every word is still accounted for, and two frames that fit are one too many.
 */
const START: RuleTable = {
  asked: ['<live_frame>', '<log_frame>', '<inventory_frame>'],
  ordered: ['<operation_frame>', '<data_frame>', '<record_frame>', '<access_frame>'],
  asked_vaguely: ['<vague_live>', '<vague_inventory>'],
  left_open: ['<vague_operation>', '<vague_data>', '<vague_record>', '<vague_access>'],
};

export const FRAMES: readonly RuleTable[] = [
  START,
  LIVE_FRAMES,
  LOG_FRAMES,
  INVENTORY_FRAMES,
  OPERATION_FRAMES,
  DATA_FRAMES,
  RECORD_FRAMES,
  ACCESS_FRAMES,
  VAGUE_FRAMES,
];
