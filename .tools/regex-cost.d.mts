export declare const regexCost: (source: string) => number;
export declare const longestMatch: (source: string) => number;
export declare const leastRun: (source: string, characters: string) => number;
