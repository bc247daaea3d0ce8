"use strict";
// Words of webmails, of HTML and of those who build pages: what an element is called by them tells of
// nobody, even where they stand in a mail as well.

const CaptureVocabulary = (() => {
  const WORDS = new Set(`
    abs absolute accordion account action actions active add addr address addressee addresses after alert align all
    allow alpha alt always anchor animate animated app append application applet apps archive area aria arrow article asc
    async at attach attachment attachments attr audio author auth auto avatar back background badge banner bar base
    basic bcc before begin big binding block body bold border bottom box break breadcrumb bubble btn build button
    buttons calendar call can cancel caption card cards caret cat category cc cell center chat check checkbox checked child
    children chip chips circle class clear click clickable close closed code col collapse collapsed collapsible color colors cols
    column columns combobox command common compact component compose composer con cond conf config contact contacts container
    containers content contents context control controls conv conversation conversations copy core count counter
    cover css ctrl current cursor custom dark dashboard data date day default delete desc description desktop detail details
    dialog dir directory disabled display div divider doc document done dot down download draft drafts drag draggable drop
    dropdown dynamic edit editable editor ein element elem elements ellipsis email emails embed empty enabled end entry envelope
    error event events expand expandable expanded ext external extra fab face fade false feed field fields file files fill filter
    first fixed flag flagged flat flex float fluid fly focus folder folders font foot footer for form format forms forward frame
    frames from front full ghost global graph gray grid group groups handle has hash head header headerbar headers heading
    headline height help hidden hide hint holder home horizontal host hover html icon icons iframe image images img inactive inbox
    index info initial inline inner input insert inside internal is item items junk key keyboard label labels landing
    large last layer layout lazy left legend level light line lines link links list listbox listitem live load loaded loader loading
    local log logo long lower ltr mail mailbox mailer mailview main manager margin mark marker mask master max md media medium
    member menu menubar menuitem message messages meta mid middle min mini minimal mobile modal mode module more move msg msgs
    multi multiline my name named names nav navbar navigation navitem nested new next no nofollow none normal not note
    notification notifications number object odd off offset on once only opacity open option options or order original outer
    outline over overflow overlay pad padding page pager pagination pane panel panels para parent part partial parts person
    persona personal photo picker picture pinned placeholder plain plus pointer popover popup portal pos position post pre
    preview previous primary print priority profile progress prop props quick quote quoted radio range read reader reading readonly
    ready recipient recipients region reload remove render reply replyto reset resize resizable responsive result results reverse rich right
    role root round rounded row rowgroup rows rtl ruler sandbox save scope script scroll scrollable scrollbar search secondary section
    sections select selected selectable selection selector self send sender senders sent separator service set settings shadow shape
    shared sheet shell show side sidebar simple single size skip slide slider slot small snippet social sort source space spacer
    spam span spinner split splitter stack standard star starred start state static status step stick sticky strip strong
    style styled sub subject submenu submit subtitle summary svg swipe switch symbol sync system tab tabbar table tablist tabpanel
    tabs tag tags target tbody td teaser temp template test text textarea textbox th theme thread threads thumb thumbnail
    time timestamp tip title to toast toggle token tool toolbar toolbars tools tooltip top total touch tr transition trash tree
    treegrid treeitem trigger true truncate type ui ul uid unflagged unread unseen untitled up update upper user users
    util utility val value values verified vertical view viewer viewport views virtual visible wait warning watch web webmail
    week wide widget width window with without wrap wrapper yes zone zoom
    button checkbox color date datetime email file hidden image month number password radio range reset search submit tel text
    time url week
    forms popups same origin scripts top escape downloads presentation pointer lock modals orientation storage access activation
    alertdialog banner columnheader combobox complementary contentinfo definition document figure gridcell img main marquee
    menuitemcheckbox menuitemradio meter navigation none note option presentation progressbar radiogroup rowheader scrollbar searchbox
    spinbutton switch term timer
    html htmlpart textpart mimepart mime part inline emailaddress fullname displayname
  `.trim().split(/\s+/));

  const ELEMENTS = new Set(`
    a abbr acronym address area article aside audio b bdi bdo big blockquote body br button canvas caption center cite code col
    colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form frame frameset h1
    h2 h3 h4 h5 h6 header hgroup hr html i iframe img input ins kbd label legend li main map mark marquee math menu meter nav nobr
    ol optgroup option output p picture pre progress q rp rt ruby s samp search section select slot small span strike strong sub
    summary sup svg table tbody td textarea tfoot th thead time tr tt u ul var video wbr
  `.trim().split(/\s+/));

  const ATTRIBUTES = new Set(`
    abbr accept action align alt autocapitalize autocomplete autocorrect autofocus bgcolor border cellpadding cellspacing checked
    cite class colspan cols content contenteditable controls coords datetime dir disabled download draggable email enctype for
    form frameborder height href id inert inputmode is itemid itemprop itemscope itemtype label lang list max maxlength method min
    multiple name novalidate open part pattern placeholder popover readonly referrerpolicy rel required role rows rowspan sandbox
    scope scrolling selected shape size slot span spellcheck src srcset start step summary tabindex target title translate type
    usemap valign value width wrap
  `.trim().split(/\s+/));

  /** How frameworks' attributes begin. */
  const PREFIX = /^(?:aria|data|js|ng|v|x|tuta|_ng)[a-z]*-/;
  /** So many known words may stand in one without a mark between them. */
  const MAX_JOINED = 4;

  /** @param {string} word in small letters @returns {boolean} */
  const has = (word) => WORDS.has(word);

  /**
   * Whether a word is made of known ones: `mailaddress`.
   * @param {string} word
   * @param {number} [parts]
   * @returns {boolean}
   */
  function isJoined(word, parts = MAX_JOINED) {
    if (has(word)) return true;
    if (parts <= 1 || word.length > 60) return false;
    for (let at = 3; at <= word.length - 3; at += 1) {
      if (has(word.slice(0, at)) && isJoined(word.slice(at), parts - 1)) return true;
    }
    return false;
  }

  return { has, isJoined, ELEMENTS, ATTRIBUTES, PREFIX };
})();
