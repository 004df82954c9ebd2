import type { RequestMatcher } from './matchers.ts';

/** What Spring Security is told to do with the requests that come to it: one `SecurityFilterChain`, or one adapter of earlier versions. */
export interface SecurityChain {
  /** Which requests it is for; undefined for all. */
  readonly of?: readonly RequestMatcher[];
  /** The lower, the earlier it is asked. */
  readonly order: number;
  /** In the order in which they are asked. */
  readonly rules: readonly AccessRule[];
  /** Requests may be turned away by filters of its own as well. */
  readonly hasFilter: boolean;
  readonly csrf: 'on' | 'off' | 'for some';
  readonly sendsHeaders: boolean;
  /** It sends a Content-Security-Policy that browsers follow. */
  readonly sendsPolicy: boolean;
  /** Callers are known by a cookie. */
  readonly keepsSession: boolean;
  readonly redirects: boolean;
  /** Of which profile or setting it hangs on, or that nothing was seen to take it in. */
  readonly condition?: string;
  /** A part of it stands elsewhere. */
  readonly isUnread?: true;
  readonly offset: number;
}

export interface AccessRule extends RequestMatcher {
  readonly access: 'asks' | 'open' | 'unclear';
  readonly offset: number;
}
