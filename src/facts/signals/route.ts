/** A path that the application answers. */
export interface Route {
  /** Upper case; `ANY` where the registration does not say. */
  readonly method: string;
  readonly pattern: string;
  /** The names that stand before its handler: dependencies, decorators, middleware given with the route. */
  readonly guards: readonly string[];
  /** The last name given, or the function decorated. */
  readonly handler: string;
  /** The application or router it is registered on. */
  readonly receiver: string;
  /** It says itself that it asks nobody who they are. */
  readonly isOpen?: boolean;
  readonly offset: number;
}
