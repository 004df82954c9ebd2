/** A token against forgery says of which page a request comes, and not of whom. */
export const ofForgery = /csrf|xsrf/i;

/** Does this body turn away what brings no such token, and ask nobody who calls? */
export const isAgainstForgery = (body: string): boolean => ofForgery.test(body) && !/\b401\b|unauthori[sz]ed/i.test(body);
