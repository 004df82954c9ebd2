/** "Except on the page of the docs", "unless it is switched on": what follows is left out of what is said. */
export const exceptions = /\b(?:unless|except\w*|other than|only|beyond|outside|besides|apart|until|when\w*|if|during|while)\b/i;
