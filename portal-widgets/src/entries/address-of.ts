/** An image as an address of its own; pages show no other ones that come with a token. */
export function addressOf(image: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(new Error('The image cannot be read'));
    };
    reader.readAsDataURL(image);
  });
}
