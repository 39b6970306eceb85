"""The forms of lines that are not the article's: time stamps, bylines, credits, counts, heads of boxes.

Only what varies stands here as a pattern, all quantifiers bounded; fixed phrases are cue
lists (``page_*.txt`` in :mod:`summarizer.reading.cues`).
"""

import re

from summarizer.patterns import pattern

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)"

TIME = pattern(
    rf"""\W{{0,8}}(?:
      (?:published|updated|posted|last\ (?:updated|modified)|created|first\ published)\b.{{0,80}}
    | (?:live\ (?:feed|blog)|this\ (?:page|article|story)(?:\ was)?)\ (?:last\ )?updated\b.{{0,80}}
    | (?:\d{{1,3}}|an?|one)\ ?{_UNIT}\ ago\b.{{0,40}}
    | (?:{_DAY},?\ )?{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?,?(?:\ \d{{4}})?.{{0,40}}
    | (?:{_DAY},?\ )?\d{{1,2}}(?:st|nd|rd|th)?\ {_MONTH},?(?:\ \d{{4}})?.{{0,30}}
    | \d{{1,2}}\.?\ (?:de\ )?[^\W\d_]{{3,12}}\.?\ (?:de\ )?(?:19|20)\d\d
      (?:[\ ,.|·•–-].{{0,24}}\d{{1,2}}[:.h]\d\d.{{0,12}})?
    | (?:19|20)\d\d年\ ?\d{{1,2}}月\ ?\d{{1,2}}日(?:.{{0,8}}\d{{1,2}}:\d\d.{{0,12}})?
    | \d{{4}}-\d{{2}}-\d{{2}}.{{0,30}}
    | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}.{{0,30}}
    | {_DAY},?\ .{{0,12}}\d.{{0,40}}
    | \d{{1,2}}[:.]\d\d\ ?(?:[ap]\.?m\.?)?(?:\ [A-Z]{{2,4}})?
    | \d{{1,3}}\ min(?:ute)?s?(?:\ read)?
    | (?:[ur]/|@)\w{{1,30}}\ ?[·•|,-]\ ?\d{{1,3}}\ ?{_UNIT}\ ago
    | yesterday|today|just\ now
    )\W{{0,8}}$""",
    re.I | re.X,
)

BYLINE = pattern(
    r"""\W{0,8}(?:(?:(?i:words|written|reported|reporting|story|photos?|text|analysis)\ )?[Bb]y
    |von|par|por|da|di|door|автор:?|текст:?)\s{1,3}
    [^\W\d_a-zà-ÿ][\w.'’-]{0,30}
    (?:\s{1,3}(?:and|&|for|of|[^\W\d_a-z|•-][\w.'’-]{0,30}|[|•,-])){0,12}\W{0,8}$""",
    re.X,
)
DATED_BYLINE = pattern(r"\W{0,8}by\s.{0,120}(?:\b(?:19|20)\d\d\b|\bmin(?:ute)?s? read\b)", re.I)

CREDIT = pattern(
    r"""\W{0,8}(?:
      (?:photo(?:graph)?|image|picture|video|illustration)s?\ (?:by|via|courtesy)\b
    | (?:photo(?:graph)?|image|picture|video|file\ photo|(?:photo|image)\ credit|image\ source
        |(?:image|media)\ caption|credit|source|courtesy|illustration|bild|foto|quelle|crédit|fuente)\b
        \s?(?:by|of|from|courtesy)?\s?[:/©|(]
    | ©|\(c\)|copyright\b
    | \((?:reporting|editing|writing|additional\ reporting|photo|image)\b
    | (?:reporting|editing|additional\ reporting)\ by\b
    )""",
    re.I | re.X,
)
AGENCY = pattern(
    r"(?:Getty Images|/ ?(?:AP|AFP|Reuters|Getty|EPA)|Shutterstock|via (?:AP|REUTERS|Getty)|Associated Press"
    r"|AP (?:Photo|file))\W{0,4}.{0,12}$",
    re.I,
)

_CRAFT = r"""(?:writer|reporter|editor|journalist|correspondent|columnist|contributor|blogger|author|professor
    |lecturer|co-?founder|founder|freelance\w{0,3}|covers|writes|newsroom|consultant|developer)\b"""
# An author's biography names a person, or says "The author"; "It is not known if the developer …" is the story's.
BIO = pattern(
    rf"""\W{{0,8}}(?:about\ )?
    (?!(?:I|It|He|She|We|You|They|This|That|These|Those|There|Here|What|Who|Why|How|When|Where)\b)
    (?:The\ (?:author|writer)\ |(?:[^\W\d_a-z][\w.'’-]{{0,30}},?\ ){{1,5}}(?:\([^()]{{0,40}}\)\ )?)
    (?:(?:is|was|has\ been)\b(?:\ also)?(?!\ (?:not|being|to|by|expected|accused|charged|said|due|likely|set)\b)
      |(?:works\ as|serves\ as|has\ worked\ as|writes|covers|reports|joined)\b(?:\ also)?)
    (?=.{{0,80}}\b{_CRAFT})""",
    re.X,
)

COUNTED = pattern(
    r"\W{0,8}\d[\d.,]{0,9}[km]?\+? (?:comments?|replies|responses?|reviews?|shares?|views?|likes?|reads?"
    r"|followers|(?:up)?votes?|retweets?|reposts?|min(?:ute)?s?)\b.{0,60}$",
    re.I,
)

OPEN_HEADING = pattern(
    r"""(?:
      more\ (?:from|in|news\ from|stories\ from|on|about)\b.{0,50}
    | (?:view\ |show\ |see\ |read\ )?(?:all\ )?\d{0,6}\ ?(?:comments?|replies|responses)\b.{0,20}
    | no\ comments\ yet.{0,20}
    | most\ (?:read|popular|viewed|shared|commented|watched)\b.{0,25}
    | latest\ (?:from|in|on)\b.{0,30}
    | (?:related|recommended|trending|popular|similar|recent|latest|sponsored|suggested)(?:\ [a-z]{1,20})?
        \ (?:articles?|stories|coverage|news|posts?|content|videos?|topics|links|searches|products)\b.{0,40}
    | you\ (?:may|might)(?:\ also)?\ (?:like|be\ interested)\b.{0,20}
    | (?:filed\ under\b|copyright\b|tags?:|topics?:).{0,60}
    | also\ on\b.{0,30}
    | comments?\ (?:on|from|are)\b.{0,40}
    | top\ stories\b.{0,20}
    | editor'?s'?\ picks?\b.{0,20}
    | our\ latest\b.{0,20}
    | leave\ (?:a|your)\ (?:comment|reply)\b.{0,30}
    | comment\ as\ a\ guest
    )$""",
    re.X,
)

ITEM = pattern(r"(?:[-*•·●▪◦‣–—✓✔]\s?|\d{1,3}[.)]\s|\(?[a-z\d][.)]\s|[¼½¾⅓⅔⅛\d])")
END = pattern(r"[.!?…。！？।؟][\"'”’»)\]」』*_\s]{0,6}$")
QUOTED = pattern(r"[\"“”][^\"“”]{20}|[\"”] (?:he|she|they|[A-Z][a-z]{1,20}) (?:said|says|told|added|wrote)\b")
CUT_OFF = pattern(r"(?:\s[a-z]{1,12}){0,2}\s(?=([A-Z][a-z]{0,10})\s)")
EDGES = " \t\"'“”‘’«»()[]{}.,:;!?…·•|>›»«<-–—+*#=_→←▼▲↓↑0123456789"
"""What is stripped from a line before it is looked up in a list."""
