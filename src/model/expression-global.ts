const globals = new Set(
  `Array Object String Number Boolean BigInt Symbol Date JSON Map Set WeakMap WeakSet WeakRef RegExp
  Error TypeError RangeError Promise Proxy Reflect Intl Function Iterator ArrayBuffer Uint8Array
  Buffer URL URLSearchParams Infinity NaN undefined arguments eval parseInt parseFloat isNaN
  isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape globalThis
  global window self document console process require module exports import fetch crypto
  performance setTimeout setInterval setImmediate queueMicrotask structuredClone atob btoa
  __dirname __filename`.split(/\s+/),
);

/** Whether a name is one of JavaScript or Node: meant as such, and not allowed. */
export const isGlobal = (name: string): boolean => globals.has(name);
