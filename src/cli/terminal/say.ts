import { maskTokens } from '../../facts/secrets/mask-tokens.ts';
import { visible, withoutCommand } from '../../reporters/visible.ts';

/** What the command itself has to say goes to standard error, so that standard output holds the report alone. */
export const say = (text: string): void => void process.stderr.write(`${withoutCommand(visible(maskTokens(text)))}\n`);
