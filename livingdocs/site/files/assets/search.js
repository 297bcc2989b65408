// What is typed into the search box, as the search takes it best. It looks for beginnings of words, any of them, in the
// text and above all in titles. So small words are left out, endings are taken off ("clipping" finds clip and clips), and
// a word as it was typed counts more than one that only begins like it (media more than mediaInfo). An action
// (media.addContent) is looked for in one word too, as the reference has it in the index (livingdocs/site/search.py).
{
  const QUERY = 2; // the kind of the theme's messages that carries what was typed
  const SMALL = new Set(
    "a an and are as at be by can do does for from get have how i in into is it its me my of on or so that the their them this to use want was what when where which who why will with you your".split(" "),
  );

  const beginning = (word) => {
    if (word.length < 4 || /[^a-z]/.test(word)) return word;
    const bare = word.replace(/(ing|ings|ed|es|s)$/, (end, _, at) => (at < 3 || /s$/.test(word.slice(0, at)) ? end : ""));
    return /([b-df-hj-km-np-rtv-z])\1$/.test(bare) && bare !== word ? bare.slice(0, -1) : bare;
  };

  const asked = (typed) => {
    if (/["+~^:*-]\S/.test(typed)) return typed; // whoever knows the signs of the search is taken at their word
    const words = [...new Set(typed.split(/[\s,;:!?()[\]{}"'/\\=<>|]+/).filter(Boolean))];
    const telling = words.filter((word) => !SMALL.has(word.toLowerCase()));
    return (telling.length ? telling : words)
      .flatMap((word) => {
        const small = word.toLowerCase();
        const action = /^\w+\.\w+$/.test(word) ? [`${word.replace(".", "")}^8`] : [];
        return [...action, `${word}^4`, beginning(small) === small ? word : beginning(small)];
      })
      .join(" ");
  };

  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...others) {
    const asking = message && message.type === QUERY;
    return send.call(this, asking ? { ...message, data: asked(message.data) } : message, ...others);
  };
}
