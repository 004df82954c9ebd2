export declare const regexCost: (source: string) => number;
export declare const longestMatch: (source: string) => number;
