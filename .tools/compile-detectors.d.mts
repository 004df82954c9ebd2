export declare const detectorTable: (folder: string, shown: string) => string;
