/** How characters are printed. */
export interface Style {
  readonly bold: boolean;
  readonly underline: 0 | 1 | 2;
  /** White on black. */
  readonly inverse: boolean;
  /** Font A is 12 by 24 dots, B 9 by 17. */
  readonly font: 'A' | 'B';
  /** Multiples from 1 to 8. */
  readonly width: number;
  readonly height: number;
  readonly upsideDown: boolean;
}

/** A piece of text in one style; `x` from the paper's left edge, dots. */
export interface Run {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly style: Style;
}

/** Where something is on the receipt: dots of 1/8 mm from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of one bit a dot, rows of whole bytes from the top, the highest bit leftmost. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Something printed. */
export type Item =
  | ({
      readonly kind: 'text';
      readonly runs: readonly Run[];
      /** How far the paper moved with the line. */
      readonly feed: number;
    } & Box)
  | ({ readonly kind: 'rule' } & Box)
  | ({ readonly kind: 'image'; readonly bitmap: Bitmap } & Box)
  | ({
      readonly kind: 'barcode';
      readonly symbology: string;
      readonly value: string;
      /** Dark and light modules as 1 and 0; null where only a labelled box is drawn. */
      readonly modules: string | null;
      readonly caption: 'none' | 'above' | 'below' | 'both';
    } & Box)
  | ({
      readonly kind: 'symbol';
      readonly symbology: string;
      readonly value: string;
      /** Error correction of a QR code. */
      readonly level: 'L' | 'M' | 'Q' | 'H';
    } & Box);

/** By which protocol a receipt came in. */
export type Via = 'escpos' | 'epos' | 'serverDirectPrint' | 'cloudprnt';

/** What came out of a printer between two cuts, or until the connection ended. */
export interface Receipt {
  /** From 1 for each printer. */
  readonly number: number;
  readonly printer: string;
  /** Milliseconds since the Unix epoch, the mock's clock. */
  readonly at_ms: number;
  readonly via: Via;
  /** Dots. */
  readonly width: number;
  readonly length: number;
  readonly items: readonly Item[];
  readonly cut: 'full' | 'partial' | 'none';
}
