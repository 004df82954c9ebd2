/** By its ending: images, sound, archives, programs, fonts and models are not looked through. */
export const holdsNoText = (path: string): boolean => binary.test(path);

const binary =
  /\.(?:png|jpe?g|gif|webp|ico|icns|bmp|tiff?|psd|ai|eps|mp[34]|m4[av]|avi|mov|mkv|webm|ogg|wav|flac|woff2?|ttf|otf|eot|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|exe|dll|so|dylib|a|o|obj|lib|pyc|pyo|wasm|pdf|docx?|xlsx?|pptx?|odt|parquet|onnx|safetensors|pt|pth|npy|npz)$/i;
