import type { ValueNode } from '@humanwhocodes/momoa';
import { didYouMean } from '../../did-you-mean.ts';
import type { Violation, validate as validator } from '../../generated/validate-report.js';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { type Dialect, SyntaxFault } from './syntax.ts';
import { checkKeys, members, parseNodes, toPlainValue } from './tree.ts';
import { type Fault, faultsError, schemaFaults } from './violations.ts';

/** A kind of file by which the program is configured. */
export interface SettingsKind {
  readonly dialect: Dialect;
  readonly validate: typeof validator;
  /** `基线`, `a baseline`. */
  readonly title: Text;
}

/**
 * Parses and validates a file by which the program is configured. Quotes nothing of a file of another kind: a configuration
 * that came with the reports may name any file of the user's.
 * @throws {UserError} `invalid`, with place, reason and similar name for each mistake
 */
export function parseSettings(text: string, kind: SettingsKind): Settings {
  const { faults, ...settings } = checkSettings(text, kind);
  if (faults.length > 0) throw faultsError(faults);
  return settings;
}

/** The content of such a file. */
interface Settings {
  readonly root: ValueNode;
  readonly value: unknown;
}

/**
 * Parses such a file, and returns where it differs from its schema.
 * @throws {UserError} `invalid`, for what is no JSON, has a key twice or is a file of another kind
 */
export function checkSettings(text: string, kind: SettingsKind): Settings & { readonly faults: readonly Fault[] } {
  const { dialect, validate, title } = kind;
  const root = parseUnquoted(text, dialect);
  const value = toPlainValue(root);
  const violations = validate(value) ? [] : (validate.errors ?? []);
  if (violations.length > 0 && isOther(root, violations)) throw otherKind(title);
  checkKeys(root);
  return { root, value, faults: schemaFaults(root, violations) };
}

function parseUnquoted(text: string, dialect: Dialect): ValueNode {
  try {
    return parseNodes(text, dialect);
  } catch (error) {
    throw error instanceof SyntaxFault ? new UserError('invalid', error.unquoted) : error;
  }
}

/** True if a file is another than was meant: at least half of its keys are unknown, and none of these is a slip. */
function isOther(root: ValueNode, violations: readonly Violation[]): boolean {
  if (root.type !== 'Object') return true;
  const strange = violations.filter(({ instancePath, keyword, params, parentSchema }) => {
    if (instancePath !== '' || keyword !== 'additionalProperties') return false;
    const known = Object.keys((parentSchema.properties as object | undefined) ?? {});
    return didYouMean(String(params.additionalProperty), known) === undefined;
  });
  return strange.length > 0 && 2 * strange.length >= members(root, '').length;
}

function otherKind({ zh, en }: Text): UserError {
  return new UserError('invalid', {
    zh: `1:1: 这不是${zh}，其中的键大多不认识；请检查文件名`,
    en: `1:1: this is not ${en}, most of its keys are unknown: check the name of the file`,
  });
}
