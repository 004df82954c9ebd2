import { expression } from '../../long-expression.ts';
/** By its ending: images, sound, archives, programs, fonts and models are not looked through. */
export const holdsNoText = (path: string): boolean => binary.test(path) || isArchive(path);

/** Files in a file. They are named and never opened: a few bytes can unpack to more than any machine holds. */
export const isArchive = (path: string): boolean => archive.test(path);

const archive = /\.(?:zip|jar|war|ear|aar|apk|aab|ipa|xpi|crx|vsix|whl|egg|gem|nupkg|phar|deb|rpm|msi|dmg|iso|cab|tar|tgz|tbz2?|txz|gz|bz2|xz|zst|lz4|lzma|7z|rar)$/i;

const binary = expression('i')`
    \.(?:
      png|jpe?g|gif|webp|ico|icns|bmp|tiff?|psd|ai|eps|sketch|mp[34]|m4[av]|avi|mov|mkv|webm|ogg|wav|flac|woff2?|ttf|otf|eot|class|exe|dll
      |so|dylib|a|o|obj|lib|pyc|pyo|wasm|pdf|docx?|xlsx?|pptx?|odt|parquet|onnx|safetensors|pt|pth|npy|npz
    )$
  `;
