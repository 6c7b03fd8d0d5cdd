import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Action, canonicalJson } from '@app/contracts';
import type { Pattern, Tool } from './pattern.schema.js';

/** A pattern together with the tool that offers it. */
export interface ToolPattern {
  readonly tool: Tool;
  readonly pattern: Pattern;
}

/** What the system can do, as declared; immutable after boot. */
@Injectable()
export class ToolCatalogue {
  /** SHA-256 of the declarations: part of cache keys and shown by `GET /tools`. */
  readonly hash: string;
  private readonly byCapability = new Map<Action, ToolPattern[]>();

  constructor(readonly tools: readonly Tool[]) {
    this.hash = createHash('sha256').update(canonicalJson(tools)).digest('hex');
    for (const tool of tools) {
      for (const pattern of tool.patterns) {
        const known = this.byCapability.get(pattern.capability) ?? [];
        this.byCapability.set(pattern.capability, [...known, { tool, pattern }]);
      }
    }
  }

  /** Patterns that cover a capability, in declaration order; empty only for a name the catalogue does not know. */
  patternsFor(capability: Action): readonly ToolPattern[] {
    return this.byCapability.get(capability) ?? [];
  }

  /** The pattern a plan step names; `undefined` where the catalogue does not declare it. */
  find(toolName: string, patternName: string): ToolPattern | undefined {
    const tool = this.tools.find(({ name }) => name === toolName);
    const pattern = tool?.patterns.find(({ name }) => name === patternName);
    return tool && pattern && { tool, pattern };
  }
}
