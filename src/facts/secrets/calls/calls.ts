import type { Candidate } from '../candidate.ts';
import { basicAuthCalls } from './basic-auth-calls.ts';
import type { Call } from './call-grammars.ts';
import { cipherCalls } from './cipher-calls.ts';
import { clientCalls } from './client-calls.ts';
import { commandCalls } from './command-grammars.ts';
import { daemonCalls } from './daemon-grammars.ts';
import { dialogueCalls } from './dialogue-grammars.ts';
import { entryCalls } from './entry-calls.ts';
import { hashCalls } from './hash-grammars.ts';
import { hashingCalls } from './hashing-calls.ts';
import { hostLogins } from './host-logins.ts';
import { judgeGiven } from './judge-given.ts';
import { keyNotations } from './key-notations.ts';
import { loginCalls } from './login-calls.ts';
import { registryCommands } from './registry-commands.ts';
import { requestCalls } from './request-calls.ts';
import { serverCalls } from './server-calls.ts';
import { serverCommands } from './server-commands.ts';
import { serviceLogins } from './service-logins.ts';
import { settingsCalls } from './settings-grammars.ts';
import { statementCalls } from './statement-grammars.ts';
import { clientCommands, storeCommands } from './store-commands.ts';
import { toldCalls } from './told-calls.ts';
import { userCalls } from './user-calls.ts';

const calls = [
  ...serverCalls,
  ...basicAuthCalls,
  ...hashingCalls,
  ...loginCalls,
  ...serviceLogins,
  ...hostLogins,
  ...entryCalls,
  ...userCalls,
  ...clientCalls,
  ...daemonCalls,
  ...cipherCalls,
  ...statementCalls,
  ...dialogueCalls,
  ...serverCommands,
  ...commandCalls,
  ...registryCommands,
  ...requestCalls,
  ...storeCommands,
  ...clientCommands,
  ...settingsCalls,
  ...toldCalls,
  ...keyNotations,
  ...hashCalls,
];

export const callKeywords: readonly string[] = calls.flatMap((call) => call.keywords);
const callsOf = new Map<string, readonly Call[]>();
for (const call of calls) for (const keyword of call.keywords) callsOf.set(keyword, [...(callsOf.get(keyword) ?? []), call]);

/** A group of one name may stand only once in an expression. */
const groups = ['secret', 'secret2', 'secret3', 'secret4'];

/** The credential in the call that begins at a keyword; a few of them begin alike. */
export const callAt = (text: string, start: number, end: number, path: string): Candidate | undefined => {
  for (const call of callsOf.get(text.slice(start, end).toLowerCase()) ?? []) {
    const found = takenBy(call, text, start, path);
    if (found) return found;
  }
  return undefined;
};

const takenBy = (call: Call, text: string, start: number, path: string): Candidate | undefined => {
  call.grammar.lastIndex = start;
  const match = call.grammar.exec(text);
  if (!match) return undefined;
  const value = groups.map((group) => match.groups?.[group]).find((one) => one !== undefined);
  const [from] = groups.map((group) => match.indices?.groups?.[group]).find((one) => one !== undefined) ?? [0, 0];
  return value === undefined ? undefined : judgeGiven(call, { value, at: from, call: start }, text, path);
};
