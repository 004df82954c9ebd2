export declare const regexCost: (source: string) => number;
