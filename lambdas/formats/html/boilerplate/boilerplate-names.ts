// Words in classes and ids of boxes that are not part of an article's text.
import type { Element } from "domhandler";
import { isPageState, namesOf } from "../class-names.ts";

const words = [
  // Advertisements
  "ads?|adv|advert|adverts|advertisement|advertising|advertorial|adslot|adbox|banner|promo|promos|promoted|promotion|sponsor|sponsors|sponsored|affiliate",
  "taboola|outbrain|dfp|adsbygoogle|google-auto-placed|ad-?container",
  // Other articles
  "related|relatedposts|recommended|recommendations?|recommender|recirc|recirculation|read-?more|more-on|more-from|also-read|read-also|read-next|up-next|see-also|you-may|trending|popular|most-?(?:read|viewed|popular)|similar|suggested|suggestions|latest-news|crp-related|yarpp|jp-relatedposts|zergnet",
  // Calls to action
  "newsletters?|subscribe|subscription|subscriptions|signup|sign-up|donate|donation|membership|whatsapp|telegram|app-?promo|download-app|google-?news",
  "share|shares|sharing|sharebar|sharebox|share-?buttons?|addtoany|addthis|sharedaddy|sharethis|social|socials|social-?sharing|share-?holder|social-?media|follow|follow-us|print-?(?:button|link)|toolbar|tools|feedback",
  "comments?|comment-?list|commentlist|disqus|respond|reactions?|ratings?|cookies?|consent|gdpr",
  // About the article
  "tags|tag-?cloud|tag-?list|post-?tags|keywords|breadcrumbs?|pagination|pager|nav|navigation|menu|sidebar",
  "author-?(?:bio|box|info|card|profile|description)|about-?author|bio|biography",
].join("|");
const boilerplate = new RegExp(`(?:^|-)(?:${words})(?:-|$)`);
/** Names of embedded posts. These are quotations, so they belong to the text. */
const quoted = /embed|tweet|quote/;
/** A name of at least seven words, such as an article's address. Its words come from the headline, so they say nothing about the box. */
const slug = /^(?:[^-]*-){6}/;

export function isBoilerplateName(element: Element): boolean {
  return namesOf(element).some(
    (name) => boilerplate.test(name) && !(slug.test(name) || isPageState(name) || quoted.test(name)),
  );
}
